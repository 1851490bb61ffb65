"""What one file may cost: the limits that every decoder is given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one file.

    seconds : wall clock of the child
    bytes : memory the child may take on top of what it starts with
    pixels : most pixels of one frame; more is refused from the header
    decoded_pixels : most pixels of a delivered picture; a larger one is reduced to it
    pages : most pages of a document or frames of an image; more is refused
    film_seconds : longest film; a longer one is refused
    film_cpu_seconds : processor time of a film's child; `seconds` is how long one frame may take
    page_seconds : wall clock of reading one page by OCR, in its own child
    reading_seconds : wall clock of reading a whole document by OCR
    """

    seconds: float = 30.0
    bytes: int = 2**30
    pixels: int = 100_000_000
    decoded_pixels: int = 16_000_000
    pages: int = 100
    film_seconds: float = 600.0
    film_cpu_seconds: float = 600.0
    page_seconds: float = 60.0
    reading_seconds: float = 300.0
