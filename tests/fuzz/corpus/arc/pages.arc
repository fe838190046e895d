filedesc://a.arc 0.0.0.0 20030102030405 text/plain 9
1 0 Kite

http://n.example/a 192.0.2.7 20030102030406 text/html 90
HTTP/1.0 200 OK
Content-Type: text/html

<html><body><h1>Ice</h1><p>It melts.</p></body></html>
http://n.example/b 192.0.2.7 20030102030406 text/plain 999
short
