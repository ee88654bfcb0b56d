#!/usr/bin/env bash
# Installs from this folder alone: no network, no administrator, nothing outside
# the target folder. Usage: ./install.sh [TARGET]   (default: ~/madoguchi)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/madoguchi}
python=${PYTHON:-python3}

stop() {
    echo "中止しました：$1" >&2
    exit 1
}

cd "$here"
sha256sum --check --quiet SHA256SUMS ||
    stop "ファイルが壊れているか、足りません。アーカイブを入手し直してください。"

wanted=$(cat PYTHON)
found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
    stop "python3 がありません。Debian なら python3 と python3-venv を入れてください。"
[ "$found" = "$wanted" ] ||
    stop "Python $wanted 用のアーカイブです（この機械は $found）。同じ版の機械で「make bundle」を実行してください。"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "python3-venv がありません。Debian なら python3-venv を入れてください。"

# A version gets a folder of its own and the launcher changes last, so that an
# installation that stops half-way leaves the one before it working.
mkdir -p "$target/versions"
target=$(cd "$target" && pwd)
venv=$target/versions/$(cat VERSION)
rm -rf "$venv"
echo "入れています：$venv"
"$python" -m venv "$venv"
pip=("$venv/bin/python" -m pip --isolated --disable-pip-version-check --quiet install --no-index)
"${pip[@]}" --find-links wheels --require-hashes --requirement requirements.txt
"${pip[@]}" --no-deps wheels/madoguchi-*.whl

# -I: neither the working directory nor PYTHONPATH can put another `bot` in our place.
{
    echo '#!/usr/bin/env bash'
    printf 'exec %q -I %q "$@"\n' "$venv/bin/python" "$venv/bin/madoguchi"
} >"$target/madoguchi.new"
chmod +x "$target/madoguchi.new"
mv "$target/madoguchi.new" "$target/madoguchi"

cat <<END
入りました。始めるには：
    $target/madoguchi serve
状態（質問の記録など）は MADOGUCHI_HOME（ふつうは ~/.local/share/madoguchi）に置かれます。
消し方は INSTALL.ja.md にあります。
END
