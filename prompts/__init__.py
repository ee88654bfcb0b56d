"""Every model prompt is a file in this package, rendered strictly."""
