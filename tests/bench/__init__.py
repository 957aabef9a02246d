"""What building costs, mostly as ratios within one run, which mean the same on any machine: `make bench`."""
