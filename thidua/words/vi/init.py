"""Tiếng Việt: lập khối mẫu (init)."""

WORDS: dict[str, str] = {
    "done": "Đã lập khối mẫu trong {folder} cho năm {year}.\nViệc tiếp theo:\n  cd {folder}\n  thidua check              kiểm tra dữ liệu\n  thidua rank {year}          xếp hạng của khối mẫu\n  sửa bloc.yaml, units.yaml và {year}/criteria.yaml cho đúng khối của mình",
}
