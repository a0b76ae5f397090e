"""`python -m ledgerbee_desktop`."""

from ledgerbee_desktop.app.main import main

raise SystemExit(main())
