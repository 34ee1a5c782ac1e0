@echo off
rem Starts Karmashala on Windows; sets everything up the first time. Arguments go to main.py.
setlocal
set "root=%~dp0"
set "venv=%root%.venv"
set "python=%venv%\Scripts\python.exe"
if exist "%python%" fc /b "%root%requirements.lock" "%venv%\requirements.lock.stamp" >nul 2>&1 && goto start

echo Karmashala is getting ready. This happens once, and needs the internet.
set "base="
for %%c in ("py -3" "python" "python3") do if not defined base (
  %%~c -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "base=%%~c"
)
if not defined base (
  echo error: Karmashala needs Python 3.11 or newer. 1>&2
  echo try: Install Python from python.org, tick "Add to PATH", then start this again. 1>&2
  exit /b 1
)
rem No stamp: never made, or cut short. Either way a fresh start is the sure one.
if exist "%venv%" rmdir /s /q "%venv%"
%base% -m venv "%venv%" || exit /b 1
echo Fetching the Python packages (about 300 MB, a few minutes).
"%python%" -m pip install --disable-pip-version-check --no-input --only-binary=:all: --require-hashes -r "%root%requirements.lock"
if errorlevel 1 (
  echo error: The Python packages could not be installed. 1>&2
  echo try: Connect to the internet and start again. 1>&2
  exit /b 1
)
copy /b /y "%root%requirements.lock" "%venv%\requirements.lock.stamp" >nul
echo Ready.

:start
"%python%" "%root%main.py" %*
exit /b %errorlevel%
