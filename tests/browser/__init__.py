"""The workbench in a browser, over real stores."""
