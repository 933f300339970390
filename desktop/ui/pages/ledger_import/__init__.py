"""导入台账: an old workbook becomes tasks."""
