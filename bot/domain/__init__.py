"""Plain values and rules of the application: no storage, no channel, no clock."""
