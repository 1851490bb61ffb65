"""How the tracker of `sperm_video` was tuned and judged; nothing here is deployed."""
