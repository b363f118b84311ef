"""Lists of any length: what they show, how they are filtered, and the windows onto them."""
