# shellcheck shell=bash
# shellcheck disable=SC2034 # the lists are used by the scripts that read this file
# What installer/start and installer/test share: system packages, the virtual environment, plain messages.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV=$ROOT/.venv

# Library that Qt 6.9 loads, and the Debian package that holds it.
QT_CORE_LIBRARIES=(
    libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libX11.so.6=libx11-6
    libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6
    libxkbcommon.so.0=libxkbcommon0 libbrotlidec.so.1=libbrotli1 libatomic.so.1=libatomic1
    libzstd.so.1=libzstd1 libgssapi_krb5.so.2=libgssapi-krb5-2
)
QT_WINDOW_LIBRARIES=(
    libX11-xcb.so.1=libx11-xcb1 libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
    libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
    libxcb-render.so.0=libxcb-render0 libxcb-render-util.so.0=libxcb-render-util0
    libxcb-shape.so.0=libxcb-shape0 libxcb-shm.so.0=libxcb-shm0 libxcb-sync.so.1=libxcb-sync1
    libxcb-util.so.1=libxcb-util1 libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1
    libxkbcommon-x11.so.0=libxkbcommon-x11-0 libcups.so.2=libcups2
)
QT_WAYLAND_LIBRARIES=(
    libwayland-client.so.0=libwayland-client0 libwayland-cursor.so.0=libwayland-cursor0
    libwayland-egl.so.1=libwayland-egl1
)

say() { printf '%s\n' "$*" >&2; }

refuse() {
    say "$@"
    exit 1
}

# Install packages through apt as root; otherwise print the one command that does it and fail.
install_packages() {
    if [[ $(id -u) -eq 0 ]] && command -v apt-get > /dev/null; then
        say "正在安装系统软件包：$*"
        apt-get update -qq > /dev/null || say "软件源列表未能更新，按现有列表安装。"
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
    else
        say "缺少系统软件包：$*" "请由管理员运行：sudo apt-get install -y $*"
        return 1
    fi
}

# Print "library=package" for each given pair whose library the system does not have.
missing_libraries() {
    local known pair
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2> /dev/null || true)
    for pair in "$@"; do
        [[ $known == *"${pair%%=*} "* ]] || printf '%s\n' "$pair"
    done
}

# Make sure that the libraries of the given pairs are there; name those that cannot be installed.
ensure_libraries() {
    local missing
    mapfile -t missing < <(missing_libraries "$@")
    [[ ${#missing[@]} -eq 0 ]] && return
    say "Qt 缺少系统库：${missing[*]%%=*}"
    install_packages "${missing[@]#*=}" || exit 1
    mapfile -t missing < <(missing_libraries "$@")
    [[ ${#missing[@]} -eq 0 ]] || refuse "安装后仍缺少系统库：${missing[*]%%=*}，请联系管理员。"
}

# Make sure that some Chinese font is there; without one the window opens, but shows boxes.
ensure_chinese_font() {
    [[ -e /usr/share/fonts/truetype/wqy/wqy-microhei.ttc ]] && return
    [[ -n $(fc-list :lang=zh-cn family 2> /dev/null || true) ]] && return
    install_packages fonts-wqy-microhei || say "没有中文字体，界面文字可能显示为方框。"
}

# Print the first Python of at least 3.11, or nothing.
find_python() {
    local name
    for name in python3.11 python3.12 python3.13 python3; do
        if command -v "$name" > /dev/null &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
            printf '%s\n' "$name"
            return
        fi
    done
}

# Create the virtual environment, with the packages that Debian splits off where they are missing.
create_venv() {
    local python
    python=$(find_python)
    if [[ -z $python ]]; then
        install_packages python3 || exit 1
        python=$(find_python)
        [[ -n $python ]] || refuse "需要 Python 3.11 或更高版本，系统自带的版本不够。"
    fi
    if ! "$python" -c 'import ensurepip, venv' 2> /dev/null; then
        install_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" || exit 1
    fi
    "$python" -m venv --clear "$VENV"
}

# Tell what the environment must be built from: the place, the lock, the project's declaration.
environment_stamp() {
    { printf '%s\n' "$ROOT"; cat "$ROOT/$1" "$ROOT/pyproject.toml"; } | sha256sum
}

# Bring .venv/ to the given lock; do nothing when it already stands there.
ensure_environment() {
    local lock=$1 stamp kept
    stamp=$(environment_stamp "$lock")
    kept=$VENV/$(basename "$lock").stamp
    if [[ -x $VENV/bin/python && -f $kept && $(< "$kept") == "$stamp" ]]; then
        return
    fi
    say "正在准备运行环境（首次需要几分钟）……"
    if ! same_place || ! "$VENV/bin/python" -c 'import pip' 2> /dev/null; then
        create_venv
    fi
    local pip=("$VENV/bin/python" -m pip --quiet --disable-pip-version-check --no-input install)
    "${pip[@]}" --require-hashes --requirement "$ROOT/$lock" ||
        refuse "依赖没有装成，原因见上。请检查网络或软件源，然后重新运行本命令。"
    "${pip[@]}" --no-deps --no-build-isolation --editable "$ROOT" ||
        refuse "程序本身没有装成，原因见上。"
    printf '%s\n' "$stamp" > "$kept"
}

# Tell whether the environment was made for this very folder: its scripts hold the path they were made in.
same_place() {
    grep -qsF "$VENV" "$VENV/bin/activate"
}
