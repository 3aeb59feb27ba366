# Installs the command leadc {{version}} for Windows.
#
#   LEADC_BIN         the folder for the command; the default is %LOCALAPPDATA%\leadc
#   LEADC_DOWNLOADS   another address of the folder with the archives
$ErrorActionPreference = "Stop"

$name = "leadc-{{version}}-x86_64-pc-windows-msvc"
$downloads = if ($env:LEADC_DOWNLOADS) { $env:LEADC_DOWNLOADS } else { "{{downloads}}" }
$bin = if ($env:LEADC_BIN) { $env:LEADC_BIN } else { Join-Path $env:LOCALAPPDATA "leadc" }

$temporary = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory -Path $temporary | Out-Null
try {
    $archive = Join-Path $temporary "$name.zip"
    Invoke-WebRequest -UseBasicParsing -Uri "$downloads/$name.zip" -OutFile $archive
    $expected = "{{x86_64-pc-windows-msvc-sha256}}"
    $found = (Get-FileHash -Algorithm SHA256 $archive).Hash.ToLower()
    if ($found -ne $expected) {
        throw "The checksum of $name.zip is $found, expected $expected. Nothing was installed."
    }
    Expand-Archive -Path $archive -DestinationPath $temporary
    New-Item -ItemType Directory -Force -Path $bin | Out-Null
    Move-Item -Force (Join-Path $temporary "$name\leadc.exe") (Join-Path $bin "leadc.exe")
}
finally {
    Remove-Item -Recurse -Force $temporary
}

Write-Output "leadc {{version}} is in $bin"
if (($env:PATH -split ";") -notcontains $bin) {
    Write-Output "Add $bin to PATH to run it as ``leadc``."
}
