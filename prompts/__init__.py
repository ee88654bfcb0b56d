"""Every model prompt is a file in this package, rendered strictly.

`prompt` gives one by name, `fenced` puts text from outside between fences that
it cannot contain.
"""

from prompts.loading import names, parse, prompt
from prompts.material import fenced
from prompts.prompt import Prompt

__all__ = ["Prompt", "fenced", "names", "parse", "prompt"]
