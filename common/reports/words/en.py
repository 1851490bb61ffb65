"""The report in English."""

PHRASES: dict[str, str] = {
    # Titles, by modality
    "title.sperm_cell_image": "Sperm morphology report",
    "title.sperm_field_image": "Sperm count report",
    "title.sperm_video": "Sperm motility report",
    "title.oocyte_image": "Oocyte report",
    "title.embryo_image": "Embryo report",
    "title.ovary_ultrasound": "Ovary ultrasound report",
    "title.hysteroscopy_image": "Hysteroscopy report",
    "title.document": "Laboratory values read from a document",
    "title.fruit_image": "Fruit grading report",
    # Blocks
    "patient": "Patient",
    "patient_ref": "Pseudonym",
    "no_patient": "not assigned",
    "name": "Name",
    "birth_date": "Date of birth",
    "sex": "Sex",
    "sex.male": "male",
    "sex.female": "female",
    "specimen": "Specimen",
    "report": "Report",
    "report_id": "Report id",
    "number": "Version",
    "created_at": "Drawn up",
    "specimen_ref": "Specimen",
    "own_specimen": "file of its own",
    "kind": "Kind",
    "kind.sperm_cell_image": "picture of one spermatozoon",
    "kind.sperm_field_image": "microscope field, semen",
    "kind.sperm_video": "video, semen",
    "kind.oocyte_image": "picture of an oocyte",
    "kind.embryo_image": "picture of an embryo",
    "kind.ovary_ultrasound": "ultrasound of an ovary",
    "kind.hysteroscopy_image": "hysteroscopy picture",
    "kind.document": "document",
    "kind.fruit_image": "picture of fruit",
    "collected_at": "Collected",
    "received_at": "Received",
    "files": "Files",
    "files_of": "{analysed} of {received} analysed",
    "um_per_px": "Scale",
    "mm_per_px": "Scale",
    "fps": "Frame rate",
    "chamber_depth_um": "Chamber depth",
    "dilution": "Dilution",
    "day": "Day",
    "side": "Side",
    "device": "Device",
    "not_stated": "not stated",
    "results": "Results",
    "results_of": "Results of file {number}",
    "summary": "Results of the specimen",
    "each_file": "Each file",
    "file": "File",
    "pictures": "Evidence",
    "absent": "Not measured",
    "quality": "Quality of the sample",
    "corrections": "Corrected by a person",
    "method": "Method",
    "references": "Reference ranges",
    "provenance": "Where these values come from",
    "notes": "Notes",
    "signature": "Signature",
    "end": "End of the report",
    # Table headings
    "head.result": "Result",
    "head.value": "Value",
    "head.unit": "Unit",
    "head.reference": "Reference",
    "head.flag": "Flag",
    "head.confidence": "Confidence",
    "head.why": "Why",
    "head.files": "Files",
    "head.machine": "Measured by the machine",
    "head.now": "Stated now",
    "head.reason": "Reason",
    "head.author": "By, at",
    # Flags: a symbol and a word, never a colour alone
    "flag.low": "low",
    "flag.high": "high",
    "flag.critical_low": "critically low",
    "flag.critical_high": "critically high",
    "flag.abnormal": "abnormal",
    # Values
    "of": "{count} of {total}",
    "not_analyzable": "This file could not be analysed: {why}",
    "counted": "{label}: {word}",
    "range_95": "95 % CI {low}\u2013{high} %",
    "count_n": "n = {n}",
    "interval": "interval {low} to {high}",
    "alternatives": "also possible: {list}",
    "outlined": "outlined",
    "not_found": "not found by the analyzer",
    "outlined_rows": "Outline of result {rows}.",
    "page_of": "Document, page {page}",
    "file_of": "File {number}",
    "more_pictures": "{count} more pictures are kept with the record and are not printed here.",
    "no_values": "No laboratory value was read from file {number}.",
    "not_included": "File {number} is not part of the results: {reason}.",
    "version.superseded": (
        "File {number} is an earlier version of the laboratory's report {report}. A newer "
        "version was received; what it gives anew counts no more here."
    ),
    "version.supersedes": (
        "File {number} replaces an earlier version of the laboratory's report {report}."
    ),
    "specimen.urine": "urine",
    "specimen.csf": "cerebrospinal fluid",
    "specimen.ascites": "ascitic fluid",
    "specimen.pleural": "pleural fluid",
    "specimen.pericardial": "pericardial fluid",
    "specimen.stool": "stool",
    "specimen.fluid": "body fluid",
    "specimen.swab": "swab",
    "specimen.blood_culture": "blood culture",
    "note.abnormal_from": "called abnormal from a probability of {share}",
    "note.superseded": "superseded by a newer version",
    "note.struck_out": "crossed out: {text}",
    "note.corrected_from": "corrected by the laboratory from {text}",
    "note.held": "not sure: to be checked by a person",
    # Statements
    "statement": "Decision support, not a diagnosis. A qualified person must review every value.",
    "statement.fruit_image": "Automated grading. A person must review every value.",
    "research": (
        "Research use: a model used here was trained on data without an open licence"
        " (licence: {licence})."
    ),
    "demonstration": "Demonstration: this is not a clinical result.",
    "below_200": (
        "{n} spermatozoa were assessed. The WHO laboratory manual asks for at least 200 in each of"
        " two replicates; a percentage from fewer is uncertain, and no flag is set on it."
    ),
    "one_cell": (
        "One spermatozoon was assessed. Nothing can be said about the sample from a single cell;"
        " the WHO laboratory manual asks for at least 200 in each of two replicates."
    ),
    "amends": "Amends report {report}, which it replaces. Reason: {reason}",
    "amended": "AMENDED REPORT",
    "draft": "DRAFT",
    "preliminary": "Preliminary: not signed",
    "draft_block": ("Not signed. A machine made this draft; no qualified person has reviewed it."),
    "signed": "Signed",
    "signer": "Signed by",
    "role": "Role",
    "meaning": "Meaning",
    "meaning.reviewed": "reviewed",
    "meaning.approved": "reviewed and approved",
    "role.clinician": "clinician",
    "role.technician": "technician",
    "role.admin": "administrator",
    "signed_at": "Time (UTC)",
    "sign_in_age": "Age of the sign-in",
    "seconds": "{seconds} s",
    "comment": "Comment",
    "code": "Code of the signature",
    "content_sha256": "SHA-256 of the signed content",
    "scan": "The code leads to this report.",
    "no_pades": (
        "The signature is a record kept by the system that this page prints. This PDF file itself"
        " carries no cryptographic signature yet."
    ),
    "page": "Page {page} of {pages}",
    "glyphs": "\u25a1 stands for a character that the font of this document does not have.",
    "picture_missing": "This picture could not be loaded.",
    # Provenance
    "from.upload": "File",
    "from.sha256": "SHA-256 of the file",
    "from.media_type": "Type",
    "from.size": "Size",
    "size": "{size} bytes",
    "from.analyzer": "Analyzer",
    "from.model": "Model",
    "from.licence": "Licence of the weights",
    "from.settings": "Settings",
    "from.code": "Software",
    "from.run": "Run, revision",
    "from.at": "Analysed",
    # Reference ranges
    "reference.normal_forms": (
        "Normal forms: 4 % is the 5th centile of men whose partner conceived within 12 months (WHO"
        " laboratory manual, 6th edition 2021). A value below does not by itself mean infertility."
    ),
    "reference.head": (
        "Head length, width and elongation (length / width): 95 % range of 77 spermatozoa after"
        " Papanicolaou's stain (WHO laboratory manual, 5th edition 2010). Sizes depend on the"
        " stain, so no flag is set by it."
    ),
    "reference.document": (
        "Ranges and flags are those printed on the document; they depend on its laboratory's assay."
    ),
    # Methods, by analyzer
    "method.sperm_cell": (
        "Sperm cell: the outline and size of the head by image analysis. Automated measurement."
    ),
    "method.sperm_cell.cnn": (
        "Classes of head, acrosome, vacuoles and tail by a neural network with calibrated"
        " confidence."
    ),
    "method.fruit": (
        "Fruit: pieces before a plain background by image analysis, their kind by a trained"
        " classifier. Automated measurement."
    ),
    "method.sperm_field": (
        "Sperm field: heads by image analysis (dark spots by contrast and size), boxed and"
        " counted; the interval is that of the number counted. In a stained smear heads are"
        " found by their optical density, the acrosome by the red light that it lets pass."
        " Automated measurement."
    ),
    "method.oocyte": (
        "Oocyte: the outline and diameter of the ooplasm, and the edges of the zona where they"
        " show, by image analysis. Not validated against known sizes. Automated measurement."
    ),
    "method.document": (
        "Document: values, units, ranges and flags were read from the text layer of the file, each"
        " at the place marked in the picture. Nothing was converted. Automated reading."
    ),
    "method.confidence": (
        "Confidence: the analyzer's probability that the value as stated is right."
    ),
    "method.confidence.document": (
        "Confidence: for documents, the share of readings of this kind that were right on "
        "the reports the rules were written with; it was not checked on others. The type's "
        "is a share of the evidence in the text."
    ),
    "method.other": "{analyzer}, version {version}: automated measurement.",
    # Why something was not measured
    "why.no_scale": "no scale was stated, so no physical size can be given",
    "why.unsure": "the analyzer was not sure enough to give an answer",
    "why.not_offered": "this analyzer is not accurate enough at it and does not offer it",
    "why.research_models_off": "its model may only be used for research, which is switched off",
    "why.unlike_training_data": "the picture differs too much from those the model learned from",
    "why.two_result_columns": "the document has two columns of results, which are not read yet",
    "why.too_small": "the picture is too small",
    "why.no_outline": "no closed outline stands out",
    "why.head_cut_off": "the head reaches the edge of the picture",
    "why.not_one_sperm": "this does not look like a picture of one spermatozoon",
    "why.scale_implausible": "with the scale stated the head has an impossible size",
    "why.unclear_boundary": "a boundary that this needs does not show all around",
    "why.no_chamber_depth": "no chamber depth was stated, so no concentration can be given",
    "why.stained_smear": "a smear has no known depth, so no concentration can be given",
    "why.not_a_field": "this does not look like a microscope field of sperm",
    "why.too_coarse": "the picture is too coarse: a head is only a few pixels long",
    "why.several_oocytes": "there are several oocytes in the picture",
    "why.cell_cut_off": "the cell reaches the edge of the picture",
    "why.not_one_oocyte": "this does not look like a picture of one oocyte",
    "why.size_implausible": "with the scale stated the cell has an impossible size",
    "why.busy_background": "the background is not plain",
    "why.nothing_found": "nothing stands out from the background",
    "why.several_pieces": "there are several pieces in the picture",
    "why.no_colour": "the picture has no colour",
    "why.no_text_layer": "the document has no text layer",
    "why.illegible": "the page cannot be read well enough",
    "why.no_print": "no print was found on the page",
    "why.blank": "there is nothing on it",
    "why.noise": "the picture is noise",
    "why.blurred": "the picture is blurred",
    "why.ambiguous": "what is printed can be read in more than one way",
    "why.outline_changed": "a person redrew an outline that this was measured along",
    "why.other": "{why}",
    "quality.focus": "Focus",
    "quality.exposure": "Exposure",
    "quality.contrast": "Contrast",
    "quality.outline_support": "Support of the outline",
    "quality.clean_background": "Plain background",
    "quality.saturation": "Saturation (100 %: nothing clipped)",
    "quality.compression": "Compression (100 %: no blocks seen)",
    "quality.flags": "Remarks",
    "quality.reduced": "analysed at a reduced size",
    "quality.blank": "blank",
    "quality.noise": "noise",
    "quality.blurred": "blurred",
    "quality.over_exposed": "overexposed",
    "quality.under_exposed": "underexposed",
    "quality.low_resolution": "low resolution",
    "quality.too_small": "too small",
    "quality.low_count": "fewer than 200 sperm counted: uncertain",
    "quality.dilution_not_stated": (
        "no dilution stated: the concentration is that of the fluid in the chamber"
    ),
    "quality.legibility": "Legibility",
    "quality.read_by_ocr": "read from a picture by OCR: compare with the page",
    "quality.pages_unread": "some pages were not read",
    "quality.hard_to_read": "hard to read",
    "quality.handwriting": "handwriting",
    "quality.small_print": "small print",
    "quality.shadow": "a shadow lies on the page",
    "quality.no_text_layer": "no text layer",
}
