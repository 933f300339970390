"""交换: bundles between county and city."""
