"""Beginning a bloc (init)."""

WORDS: dict[str, tuple[str, str]] = {
    "done": (
        "Đã lập khối mẫu trong {folder} cho năm {year}.\nViệc tiếp theo:\n  cd {folder}\n  thidua check              kiểm tra dữ liệu\n  thidua rank {year}          xếp hạng của khối mẫu\n  sửa bloc.yaml, units.yaml và {year}/criteria.yaml cho đúng khối của mình",
        "A small bloc for {year} is in {folder}.\nNext:\n  cd {folder}\n  thidua check              check the data\n  thidua rank {year}          its ranking\n  make bloc.yaml, units.yaml and {year}/criteria.yaml those of your bloc",
    ),
}
