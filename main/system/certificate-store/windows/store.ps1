# Reads and changes the certificate stores of the current user. Constant: what is asked comes as one line of JSON on standard input, letters
# of ASCII only. Answers with one line of JSON. Exit codes: 0 done; 1 Windows refused, with its number (HRESULT) as `failed`; 65 scripts are
# restricted here; 66 the certificate is not there, or not the one that was meant.
$ErrorActionPreference = 'Stop'
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') { exit 65 }

function Open-Store($name, $how) {
  $store = [Security.Cryptography.X509Certificates.X509Store]::new($name, 'CurrentUser')
  $store.Open($how)
  return $store
}

function Get-Sha256($certificate) {
  $bytes = [Security.Cryptography.SHA256]::Create().ComputeHash($certificate.RawData)
  return [BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant()
}

function Find-Certificate($store, $sha256) {
  foreach ($one in $store.Certificates) { if ((Get-Sha256 $one) -ceq $sha256) { return $one } }
}

# What nothing points to any more would stay on the disk.
function Remove-Key($certificate) {
  $key = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
  if ($null -eq $key) { $key = [Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($certificate) }
  if ($key.Key) { $key.Key.Delete() }
  elseif ($key.CspKeyContainerInfo) { $key.PersistKeyInCsp = $false; $key.Clear() }
}

function Get-All {
  foreach ($name in 'My', 'CA', 'Root', 'Disallowed') {
    $store = Open-Store $name 'ReadOnly, IncludeArchived'
    foreach ($one in $store.Certificates) {
      $label = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes([string]$one.FriendlyName))
      [pscustomobject]@{ store = $name; raw = [Convert]::ToBase64String($one.RawData); key = $one.HasPrivateKey; archived = $one.Archived; label = $label }
    }
    $store.Close()
  }
}

# The key comes in not exportable: nobody can take it out again, this program included.
function Add-Identity($ask) {
  $passphrase = ConvertTo-SecureString $ask.passphrase -AsPlainText -Force
  $one = [Security.Cryptography.X509Certificates.X509Certificate2]::new([Convert]::FromBase64String($ask.container), $passphrase, 'UserKeySet, PersistKeySet')
  try {
    $store = Open-Store 'My' 'ReadWrite'
    $store.Add($one)
    $store.Close()
  }
  catch { Remove-Key $one; throw }
}

# Into Root and out of it, Windows asks the person in a window of its own.
function Add-Authority($ask) {
  $store = Open-Store $ask.store 'ReadWrite'
  $store.Add([Security.Cryptography.X509Certificates.X509Certificate2]::new([Convert]::FromBase64String($ask.certificate)))
  $store.Close()
}

function Remove-One($ask) {
  $store = Open-Store $ask.store 'ReadWrite'
  $one = Find-Certificate $store $ask.sha256
  if ($null -eq $one) { exit 66 }
  if ($one.HasPrivateKey) { Remove-Item -LiteralPath ('Cert:\CurrentUser\' + $ask.store + '\' + $one.Thumbprint) -DeleteKey }
  else { $store.Remove($one) }
  $store.Close()
}

# An archived certificate stays with its key and is not shown to programs that do not ask for archived ones.
function Set-Archived($ask) {
  $store = Open-Store 'My' 'ReadWrite, IncludeArchived'
  $one = Find-Certificate $store $ask.sha256
  if ($null -eq $one) { exit 66 }
  $one.Archived = $ask.archived
  $store.Close()
}

try {
  $ask = [string]::Join('', @($input)) | ConvertFrom-Json
  $answer = @{}
  switch -CaseSensitive ($ask.verb) {
    'list' { $answer = @{ certificates = @(Get-All) } }
    'import' { Add-Identity $ask }
    'add' { Add-Authority $ask }
    'remove' { Remove-One $ask }
    'archive' { Set-Archived $ask }
    default { exit 2 }
  }
  [Console]::Out.Write((ConvertTo-Json -InputObject $answer -Compress -Depth 3))
}
catch {
  $cause = $_.Exception
  while ($null -ne $cause.InnerException) { $cause = $cause.InnerException }
  [Console]::Out.Write('{"failed":' + $cause.HResult + '}')
  exit 1
}
