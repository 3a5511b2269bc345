# HUNT Cloud lab access, elevated part 1: puts marked lab lines into the hosts file or takes them out, and can do nothing else.
# For Windows PowerShell 5.1 as the administrator who confirmed, who may be another person: nothing that belongs to a user is touched.
# This text is constant. What to do comes as one literal of plain words and is never run as code: the second since 1970 after which
# nothing may be done any more, lab domain, networks with commas, then the actions as in checks.sh, with the same rules and exit codes.
# 0 done, 2 refused as malformed, 20 the file is not the expected one, 21 not writable, 22 result differs, 23 held by another program,
# 24 no space, 25 not an ordinary file, 26 asked for too long ago. Lines that only comment, and indentation, are not sent.
param([string]$given)
$ErrorActionPreference = 'Stop'
$latin = [Text.Encoding]::GetEncoding(28591)
$watch = [Diagnostics.Stopwatch]::StartNew()

function Read-Number([string]$text) {
  if ($text -cnotmatch '\A(?:0|[1-9][0-9]{0,8})\z') { exit 2 }
  [int]$text
}
function Read-Digest([string]$text) {
  if ($text -cnotmatch '\A[0-9a-f]{64}\z') { exit 2 }
  $text
}
function Read-Address([string]$text) {
  $number = [long]0
  $octets = $text.Split('.')
  if ($octets.Count -ne 4) { exit 2 }
  foreach ($octet in $octets) {
    if ((Read-Number $octet) -gt 255) { exit 2 }
    $number = $number * 256 + [int]$octet
  }
  $number
}
# A network has at least 8 fixed bits, so that no word can mean "anywhere".
function Read-Network([string]$text) {
  $from, $bits, $more = $text.Split('/')
  if ($null -ne $more -or (Read-Number $bits) -lt 8 -or [int]$bits -gt 32) { exit 2 }
  @{ From = Read-Address $from; Free = 32 - [int]$bits }
}
function Read-Insert([string]$text) {
  if ($text.Length -gt 65536 -or $text -cnotmatch '\A[A-Za-z0-9+/]*={0,2}\z' -or $text.Length % 4 -ne 0) { exit 2 }
  $latin.GetString([Convert]::FromBase64String($text))
}
function Get-Digest([byte[]]$bytes) {
  [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()
}
# The number that Windows gave an error (winerror.h).
function Get-Number($failure) {
  $cause = $failure.Exception
  while ($null -ne $cause.InnerException) { $cause = $cause.InnerException }
  $cause.HResult -band 0xFFFF
}
# Virus scanners hold a file for a moment (access denied, sharing and lock violation, ReplaceFile's own): for 10 seconds in all.
function Wait-For([scriptblock]$action) {
  for ($pause = 10; ; $pause = [Math]::Min(2 * $pause, 640)) {
    try { return & $action }
    catch { if ($watch.ElapsedMilliseconds -gt 10000 -or (Get-Number $_) -notin 5, 32, 33, 1175, 1176, 1177) { throw } }
    Start-Sleep -Milliseconds $pause
  }
}
function Get-Standing { if ([IO.File]::Exists($file)) { , (Wait-For { , [IO.File]::ReadAllBytes($file) }) } else { , [byte[]]@() } }
function Write-New([string]$path, [byte[]]$bytes) {
  $stream = [IO.FileStream]::new($path, 'CreateNew', 'Write', 'None')
  try { $stream.Write($bytes, 0, $bytes.Length); $stream.Flush($true) } finally { $stream.Dispose() }
}
function Write-Over([byte[]]$bytes, [string]$expected) {
  $stream = Wait-For { [IO.FileStream]::new($file, 'Open', 'ReadWrite', 'Read') }
  try {
    $now = [byte[]]::new($stream.Length)
    $null = $stream.Read($now, 0, $now.Length)
    if ((Get-Digest $now) -cne $expected) { exit 20 }
    $stream.Position = 0
    $stream.Write($bytes, 0, $bytes.Length)
    $stream.SetLength($bytes.Length)
    $stream.Flush($true)
  } finally { $stream.Dispose() }
}

# --- what is asked for: all of it is looked at before anything is done ---

$words = $given.Split(' ')
if ($words[0] -cnotmatch '\A[0-9]{9,11}\z') { exit 2 }
if ([DateTimeOffset]::UtcNow.ToUnixTimeSeconds() -gt [long]$words[0]) { exit 26 }
$domain = $words[1]
if ($domain.Length -gt 190 -or $domain -cnotmatch '\A[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+\z') { exit 2 }
$networks = @(foreach ($network in ([string]$words[2]).Split(',')) { Read-Network $network })
$at = 3
$actions = @(while ($at -lt $words.Count) {
  if ($words[$at] -cne 'hosts.splice') { exit 2 }
  $after = if ($words[$at + 2] -ceq 'absent') { 'absent' } else { Read-Digest $words[$at + 2] }
  $action = @{ Before = Read-Digest $words[$at + 1]; After = $after; Splices = @() }
  $count = Read-Number $words[$at + 3]
  $at += 4
  for ($left = $count; $left -gt 0; $left--) {
    if ($at + 2 -ge $words.Count) { exit 2 }
    $action.Splices += @{ Offset = Read-Number $words[$at]; Bytes = Read-Number $words[$at + 1]; Text = Read-Insert $words[$at + 2] }
    $at += 3
  }
  $action
})

# --- which pieces may go in or out ---

$lab = '[a-z0-9][a-z0-9-]{1,61}[a-z0-9]'
$dotted = [regex]::Escape($domain)
$ours = "# >>> HUNT Cloud lab access: $lab >>>|# <<< HUNT Cloud lab access: $lab <<<|[0-9.]{7,15}    $lab\.$dotted"
$disabled = '# disabled by HUNT Cloud lab access: '
function Test-Network([long]$address) {
  foreach ($network in $networks) { if (($address -shr $network.Free) -eq ($network.From -shr $network.Free)) { return } }
  exit 2
}
function Test-Piece([string]$piece, [string]$text, [int]$end, [bool]$comes) {
  if ($piece -ceq '') { return }
  if ($piece -ceq $disabled) {
    # A line may become a comment, or a line again, only when it names a machine of the lab domain.
    $stop = $text.IndexOf([char]10, $end)
    $line = if ($stop -lt 0) { $text.Substring($end) } else { $text.Substring($end, $stop - $end) }
    if ($line -inotmatch "[ \t\v\f\r\0#][a-z0-9-]+\.$dotted(?:[ \t\v\f\r\0#]|\z)") { exit 2 }
    return
  }
  if ($piece -cnotmatch "\A(?:\r?\n)?(?:(?:$ours)\r?\n)*(?:$ours)?\z") { exit 2 }
  # The line end that the file's last line lacked.
  if ($piece -cmatch '\A\r?\n' -and $end -ne $text.Length) { exit 2 }
  foreach ($found in [regex]::Matches($piece, '(?m)^([0-9.]+)    ')) {
    $address = Read-Address $found.Groups[1].Value
    if ($comes) { Test-Network $address }
  }
}
# A file without our lines. It must be the same before and after; this does not depend on how the pieces were checked.
function Get-Foreign([string]$text) {
  $text = $text -creplace '\r(?=\n|\z)', ''
  $text = $text -creplace "(?m)^(?:$ours)(?:\n|\z)", ''
  $text = $text -creplace "(?m)^$disabled", ''
  if ($text -cne '' -and $text[-1] -ne [char]10) { $text += "`n" }
  $text
}

# --- where the file is: asked from Windows and the registry, never from the environment, which a user can change ---

$system = [Environment]::SystemDirectory
$key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Services\Tcpip\Parameters')
$folder = [string]$key.GetValue('DataBasePath', '', 'DoNotExpandEnvironmentNames')
if ($folder -ceq '') { $folder = "$system\drivers\etc" }
$folder = ($folder -ireplace '\A%SystemRoot%(?=\\)', [IO.Path]::GetDirectoryName($system)).TrimEnd('\')
if ($folder -cnotmatch '\A[A-Za-z]:\\[^%:*?"<>|/]+\z') { exit 25 }
$file = "$folder\hosts"
$mark = "$folder\hosts.hunt-cloud-lab-access"
for ($path = $file; $path; $path = [IO.Path]::GetDirectoryName($path)) {
  # A link could lead anywhere (FILE_ATTRIBUTE_REPARSE_POINT).
  if (([IO.File]::Exists($path) -or [IO.Directory]::Exists($path)) -and ([int][IO.File]::GetAttributes($path) -band 1024)) { exit 25 }
}
if ([IO.Directory]::Exists($file)) { exit 25 }

# --- the edit ---

# What a killed run left: the file moved away by half a replacement, or the new content written over it in part.
function Clear-Away {
  if (-not [IO.File]::Exists($file) -and [IO.File]::Exists("$mark.was")) { [IO.File]::Move("$mark.was", $file) }
  if ([IO.File]::Exists("$mark.old") -and [IO.File]::Exists("$mark.new")) {
    $now = $latin.GetString((Get-Standing))
    $old = $latin.GetString([IO.File]::ReadAllBytes("$mark.old"))
    $new = $latin.GetString([IO.File]::ReadAllBytes("$mark.new"))
    $same = 0
    while ($same -lt $now.Length -and $same -lt $new.Length -and $now[$same] -ceq $new[$same]) { $same++ }
    $torn = $now -cne $new -and $now -cne $old -and $now.Length -eq [Math]::Max($same, $old.Length) -and $now.Substring($same) -ceq $old.Substring([Math]::Min($same, $old.Length))
    if ($torn) { Write-Over ($latin.GetBytes($old)) (Get-Digest ($latin.GetBytes($now))) }
  }
  foreach ($end in 'new', 'was', 'old') { [IO.File]::Delete("$mark.$end") }
}
# ReplaceFile keeps the access list, streams and short name of the file; what came out is looked at, and goes back in when somebody edited it.
function Set-ByReplacing([string]$before) {
  if ((Get-Digest (Get-Standing)) -cne $before) { exit 20 }
  [IO.File]::Replace("$mark.new", $file, "$mark.was", $true)
  if ((Get-Digest ([IO.File]::ReadAllBytes("$mark.was"))) -ceq $before) { return }
  [IO.File]::Replace("$mark.was", $file, [NullString]::Value, $true)
  exit 20
}
function Set-Content-Of([byte[]]$bytes, [string]$before) {
  Write-New "$mark.new" $bytes
  try { Wait-For { Set-ByReplacing $before } }
  catch {
    if (-not [IO.File]::Exists($file) -and [IO.File]::Exists("$mark.was")) { [IO.File]::Move("$mark.was", $file) }
    # Some security programs forbid to replace the file and allow to write into it.
    $watch.Restart()
    Write-New "$mark.old" (Get-Standing)
    try { Write-Over $bytes $before } catch { Clear-Away; throw }
  }
}
function Edit-File($action) {
  $was = Get-Standing
  if ((Get-Digest $was) -cne $action.Before) { exit 20 }
  $text = $latin.GetString($was)
  $result = [Text.StringBuilder]::new()
  $position = 0
  foreach ($splice in $action.Splices) {
    $end = $splice.Offset + $splice.Bytes
    if ($splice.Offset -lt $position -or $end -gt $text.Length) { exit 2 }
    Test-Piece ($text.Substring($splice.Offset, $splice.Bytes)) $text $end $false
    Test-Piece $splice.Text $text $end $true
    $null = $result.Append($text, $position, $splice.Offset - $position).Append($splice.Text)
    $position = $end
  }
  $new = $result.Append($text, $position, $text.Length - $position).ToString()
  if ((Get-Foreign $text) -cne (Get-Foreign $new)) { exit 2 }
  $bytes = $latin.GetBytes($new)
  $absent = $action.After -ceq 'absent'
  $after = if ($absent) { Get-Digest @() } else { $action.After }
  if ((Get-Digest $bytes) -cne $after) { exit 22 }
  if (-not [IO.File]::Exists($file)) { if (-not $absent) { Write-New $file $bytes } }
  else {
    $attributes = [IO.File]::GetAttributes($file)
    $owner = [IO.File]::GetAccessControl($file).GetOwner([Security.Principal.SecurityIdentifier])
    # Read-only, hidden and system (1, 2, 4) stand in the way; 128 is "none".
    [IO.File]::SetAttributes($file, [IO.FileAttributes](([int]$attributes -band 0xFFFFF8) -bor 128))
    try {
      if ($absent) { Wait-For { [IO.File]::Delete($file) } } else { Set-Content-Of $bytes $action.Before }
    } finally {
      if ([IO.File]::Exists($file)) {
        $access = [IO.File]::GetAccessControl($file)
        # Where Windows lets an administrator do so; the administrators as owner are the other answer.
        try { if ($access.GetOwner([Security.Principal.SecurityIdentifier]) -ne $owner) { $access.SetOwner($owner); [IO.File]::SetAccessControl($file, $access) } } catch { }
        [IO.File]::SetAttributes($file, $attributes)
      }
    }
  }
  if ((Get-Digest (Get-Standing)) -cne $after) { exit 20 }
}

try {
  # Only administrators can make a file here, and Windows removes this one with the process.
  $lock = Wait-For { [IO.FileStream]::new("$mark.lock", 'OpenOrCreate', [IO.FileAccess]::ReadWrite, 'None', 1, [IO.FileOptions]::DeleteOnClose) }
  try {
    Clear-Away
    foreach ($action in $actions) { Edit-File $action; Clear-Away }
  } finally {
    Clear-Away
    $lock.Dispose()
  }
} catch {
  $number = Get-Number $_
  if ($number -in 39, 112) { exit 24 }
  if ($number -in 32, 33) { exit 23 }
  exit 21
}
try { $null = & "$system\ipconfig.exe" /flushdns } catch { }
exit 0
