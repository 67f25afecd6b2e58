#!/bin/sh
# Cài thidua từ thư mục này, không cần mạng. / Installs thidua from this folder, without a network.
# sh install.sh [THƯ_MỤC]     mặc định / by default: ~/thidua
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/thidua"}
python=
for one in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if command -v "$one" >/dev/null 2>&1 &&
    "$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$one
    break
  fi
done
if [ -z "$python" ]; then
  echo "Không thấy Python 3.11 trở lên. / No Python 3.11 or later was found." >&2
  exit 1
fi
if ! "$python" -m venv "$target"; then
  echo "Không lập được $target; trên Debian, Ubuntu cần gói python3-venv." >&2
  echo "$target could not be made; Debian and Ubuntu need the package python3-venv." >&2
  exit 1
fi
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade \
  --no-index --find-links "$here/wheels" thidua
"$target/bin/thidua" --version
echo "Đã cài. Lệnh nằm ở / Installed. The command is $target/bin/thidua"
echo "Thêm vào PATH / To add it to PATH:  export PATH=\"$target/bin:\$PATH\""
