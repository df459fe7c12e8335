"""How the documentation is built: plain pages that load nothing from anywhere else."""

import re
from pathlib import Path

project = "musnad"
author = "the musnad maintainers"
project_copyright = author

# Read, not imported: the pages build without the package being installed.
_version = (Path(__file__).parent.parent / "src" / "musnad" / "_version.py").read_text(encoding="utf-8")
release = re.findall(r'__version__ = "(.+)"', _version)[0]

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "alabaster"
html_title = f"musnad {release}"
html_theme_options = {
    "description": "Who says what, on whose word.",
    "fixed_sidebar": True,
    "page_width": "1080px",
    "sidebar_width": "220px",
    # Fonts of the reader's own machine that have Arabic letters.
    "font_family": "system-ui, 'Noto Sans', 'Noto Naskh Arabic', 'Geeza Pro', sans-serif",
}
html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
