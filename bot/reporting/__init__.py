"""Reports for whoever looks after the service, and the file that is handed over to a successor."""
