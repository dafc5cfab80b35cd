"""An authority and certificates for one suite, made with the openssl program."""

import subprocess
from pathlib import Path


class Authority:
    """A certificate authority in a folder; everything is valid for a day."""

    def __init__(self, folder, name):
        self._folder, self._name = Path(folder), name
        self.key, self.certificate = self._path("ca.key"), self._path("ca.pem")
        _openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                 "-days", "1", "-subj", f"/CN={name}", "-keyout", self.key,
                 "-out", self.certificate)

    def issue(self, common_name):
        """(certificate, key) as PEM files, for 127.0.0.1 and localhost."""
        key, request = self._path(f"{common_name}.key"), self._path(f"{common_name}.csr")
        certificate, extra = self._path(f"{common_name}.pem"), self._path("extra.cnf")
        extra.write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\n")
        _openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                 "-subj", f"/CN={common_name}", "-keyout", key, "-out", request)
        _openssl("x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key,
                 "-CAcreateserial", "-days", "1", "-extfile", extra, "-out", certificate)
        return certificate, key

    def _path(self, name):
        return self._folder / f"{self._name}-{name}"


def _openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
