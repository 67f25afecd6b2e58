# Cài thidua từ thư mục này, không cần mạng. / Installs thidua from this folder, without a network.
# powershell -ExecutionPolicy Bypass -File install.ps1 [-Target THU_MUC]
# Chạy được trên Windows PowerShell 5.1. / Runs on Windows PowerShell 5.1.
param([string]$Target = (Join-Path $HOME 'thidua'))
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$check = 'import sys; sys.exit(sys.version_info < (3, 11))'
$python = $null
foreach ($one in @('py', 'python', 'python3')) {
    if (Get-Command $one -ErrorAction SilentlyContinue) {
        & $one -c $check
        if ($LASTEXITCODE -eq 0) { $python = $one; break }
    }
}
if ($null -eq $python) {
    Write-Host 'Không thấy Python 3.11 trở lên. / No Python 3.11 or later was found.'
    exit 1
}
& $python -m venv $Target
if ($LASTEXITCODE -ne 0) { exit 1 }
$own = Join-Path $Target 'Scripts\python.exe'
$wheels = Join-Path $here 'wheels'
& $own -m pip install --quiet --disable-pip-version-check --upgrade --no-index --find-links $wheels thidua
if ($LASTEXITCODE -ne 0) { exit 1 }
$command = Join-Path $Target 'Scripts\thidua.exe'
& $command --version
if ($LASTEXITCODE -ne 0) { exit 1 }
Write-Host "Đã cài. Lệnh nằm ở / Installed. The command is $command"
