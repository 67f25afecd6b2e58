"""JSON Schemas into the data folder."""

WORDS: dict[str, tuple[str, str]] = {
    "written": ("Đã ghi {schemas} tệp trong schemas/ và dòng schema của {files} tệp dữ liệu.",
        "Wrote {schemas} {schemas:file|files} in schemas/ and the schema line of {files} data {files:file|files}."),
    "would_write": ("Sẽ ghi {schemas} tệp trong schemas/ và dòng schema của {files} tệp dữ liệu; chưa ghi gì.",
        "Would write {schemas} {schemas:file|files} in schemas/ and the schema line of {files} data {files:file|files}; nothing is written."),
    "unchanged": ("Mọi schema và dòng schema đã đúng; không có gì để ghi.",
        "All schemas and schema lines are right; there is nothing to write."),
    "sealed": ("Không đụng tới các năm đã niêm phong: {years}.",
        "Sealed years are left alone: {years}."),
}
