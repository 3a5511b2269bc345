# Asks Windows for an administrator (UAC) and waits. What is to be run comes on standard input as one word of base64 and is handed on as it
# is; this text is constant. Exit codes: 2000 and more are what the elevated part answered plus 2000; below that it never ran, and the
# number is Windows' own (1223 the person said no), or 2 for a word that is none.
$word = [string]::Join('', @($input))
if ($word -cnotmatch '\A[A-Za-z0-9+/]+={0,2}\z') { exit 2 }
$start = [Diagnostics.ProcessStartInfo]::new()
$start.FileName = [Environment]::SystemDirectory + '\WindowsPowerShell\v1.0\powershell.exe'
$start.WorkingDirectory = [Environment]::SystemDirectory
$start.Arguments = '-NoLogo -NoProfile -NonInteractive -EncodedCommand ' + $word
$start.Verb = 'RunAs'
$start.UseShellExecute = $true
$start.WindowStyle = 'Hidden'
try { $process = [Diagnostics.Process]::Start($start) }
catch {
  $cause = $_.Exception
  while ($null -ne $cause.InnerException) { $cause = $cause.InnerException }
  if ($cause -is [ComponentModel.Win32Exception]) { exit $cause.NativeErrorCode }
  exit 1
}
$process.WaitForExit()
exit 2000 + $process.ExitCode
