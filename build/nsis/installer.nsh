; Said before the uninstaller begins: it cannot take back what the program set up, because the hosts file needs an administrator, the
; certificate needs the person's own store, and the keys on the lab's machines need the VPN. The program can, so it is offered first.
; Not said in an update, nor in a silent uninstallation (/S). 1044 is Norwegian bokmål.
!macro customUnInit
  ${ifNot} ${isUpdated}
    ${if} $LANGUAGE == 1044
      MessageBox MB_YESNOCANCEL|MB_ICONQUESTION "Avinstallering fjerner bare programmet. Det som er satt opp, blir: linjer i hosts-filen, VPN-profilen, SSH-oppsettet, sertifikatet.$\r$\n$\r$\nVil du åpne programmet og fjerne labtilgangen først?" /SD IDNO IDYES labAccessOpen IDNO labAccessGoOn
    ${else}
      MessageBox MB_YESNOCANCEL|MB_ICONQUESTION "Uninstalling removes the program only. What it set up stays: lines in the hosts file, the VPN profile, SSH settings, the certificate.$\r$\n$\r$\nOpen the program and remove lab access first?" /SD IDNO IDYES labAccessOpen IDNO labAccessGoOn
    ${endIf}
    Quit
    labAccessOpen:
      Exec '"$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
      Quit
    labAccessGoOn:
  ${endIf}
!macroend
