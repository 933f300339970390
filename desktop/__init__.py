"""府院联动工作台: the standing cooperation of government, court and procuratorate on one desk."""

__version__ = "0.3.0"
