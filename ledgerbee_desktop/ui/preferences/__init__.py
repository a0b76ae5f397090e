"""What a person can choose: language, appearance, seconds of Undo."""
