"""asciinema-player as its npm package has it; `scripts/vendor_player.py` says which and why."""
