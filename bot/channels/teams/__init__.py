"""Microsoft Teams: questions, answers and reminders where staff already are."""

import logging
import warnings

# What the library says of its own future is not for whoever runs us. The first
# logger's level becomes that of httpx; at debug all of them would write down
# what people say.
warnings.filterwarnings("ignore", module=r"microsoft_teams\.")
for _name in ("microsoft_teams.common.http.client", "microsoft_teams", "msal"):
    logging.getLogger(_name).setLevel(logging.WARNING)
