"""The window: by feature, page, model and delegate side by side."""
