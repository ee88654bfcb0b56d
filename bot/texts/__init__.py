"""Every sentence that staff can see, as functions, in plain Japanese.

One module per place where the sentences appear. Code elsewhere passes data.
"""
