"""The index as the application sees it: sources in, a served generation out."""
