"""What `madoguchi check` looks at: small functions that give findings and change nothing."""
