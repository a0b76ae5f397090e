"""asyncio on Qt: the loop, commands that run coroutines, dialogs that coroutines may await."""

import os

os.environ["QT_API"] = "pyside6"  # qasync reads it at import; a foreign value on the person's machine would stop us
