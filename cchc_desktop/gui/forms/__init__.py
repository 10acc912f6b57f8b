"""The dialogs drawn in Qt Designer: ui/*.ui compiled by ``python -m cchc_desktop.gui.forms``. Do not edit ui_*.py."""
