"""Stand-ins that speak the documented wire formats, over real HTTP on loopback."""
