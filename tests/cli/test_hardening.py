# SPDX-License-Identifier: GPL-2.0-or-later
"""What the linker and the compiler were told, read from the programs themselves: they parse hostile
input, so an overflow has to end them, and no table it could aim at may stay writable."""
import os
import re
import struct
import unittest

import harness

ET_DYN, EM_X86_64, PT_DYNAMIC, PT_GNU_STACK, PT_GNU_RELRO = 3, 62, 2, 0x6474E551, 0x6474E552
DT_NULL, DT_NEEDED, DT_STRTAB, DT_STRSZ, DT_SYMTAB, DT_BIND_NOW, DT_FLAGS, DT_FLAGS_1 = 0, 1, 5, 10, 6, 24, 30, 0x6FFFFFFB
DF_BIND_NOW, DF_1_NOW, DF_1_PIE = 8, 1, 0x08000000


class Elf:
    """A 64-bit little-endian ELF program: its segments, its dynamic section, the names it imports or exports."""

    def __init__(self, path):
        with open(path, 'rb') as f:
            self.bytes = f.read()
        assert self.bytes[:6] == b'\x7fELF\x02\x01', path
        self.type, self.machine = struct.unpack_from('<HH', self.bytes, 16)
        at, = struct.unpack_from('<Q', self.bytes, 32)
        size, count = struct.unpack_from('<HH', self.bytes, 54)
        # type, flags, offset, address, -, bytes in the file
        self.segments = [struct.unpack_from('<IIQQQQ', self.bytes, at + i * size) for i in range(count)]
        self.dynamic = {}
        for kind, _, offset, _, _, length in self.segments:
            for entry in range(offset, offset + length, 16) if kind == PT_DYNAMIC else ():
                tag, value = struct.unpack_from('<qQ', self.bytes, entry)
                if tag == DT_NULL:
                    break
                self.dynamic.setdefault(tag, value)

    def segment(self, wanted):
        return next((segment for segment in self.segments if segment[0] == wanted), None)

    def offset_of(self, address):
        return next(address - start + offset for kind, _, offset, start, _, length in self.segments
                    if kind == 1 and start <= address < start + length)

    def names(self):
        start = self.offset_of(self.dynamic[DT_STRTAB])
        return set(self.bytes[start:start + self.dynamic[DT_STRSZ]].split(b'\0'))


def build_type():
    cache = os.path.join(os.environ.get('NEWSINDEX_BUILD', ''), 'CMakeCache.txt')
    if not os.path.exists(cache):
        return ''
    with open(cache, encoding='utf-8') as f:
        return next((line.split('=', 1)[1].strip() for line in f if line.startswith('CMAKE_BUILD_TYPE:')), '')


class Hardening(unittest.TestCase):
    def programs(self):
        return [Elf(harness.program(variable)) for variable in ('NEWSINDEX', 'NEWSQUERY')]

    def test_they_run_at_any_address_with_all_tables_read_only(self):
        for elf in self.programs():
            self.assertEqual(elf.type, ET_DYN)
            self.assertTrue(elf.dynamic.get(DT_FLAGS_1, 0) & DF_1_PIE, 'position independent')
            self.assertIsNotNone(elf.segment(PT_GNU_RELRO), 'relocations are read-only')
            now = elf.dynamic.get(DT_FLAGS, 0) & DF_BIND_NOW or elf.dynamic.get(DT_FLAGS_1, 0) & DF_1_NOW or DT_BIND_NOW in elf.dynamic
            self.assertTrue(now, 'all of them, at the start')

    def test_no_stack_is_executable(self):
        for elf in self.programs():
            self.assertFalse(elf.segment(PT_GNU_STACK)[1] & 1)

    @unittest.skipIf(build_type() == 'Debug', 'compiled without optimisation: the checks are those of releases')
    def test_buffers_are_watched(self):
        for elf in self.programs():
            names = elf.names()
            self.assertIn(b'__stack_chk_fail', names)
            self.assertTrue(any(name.endswith(b'_chk') for name in names), 'the C library checks lengths')
            if elf.machine == EM_X86_64:  # a static library or two would do for the names
                self.assertGreater(len(re.findall(rb'\x64[\x48\x4c]\x8b.\x25\x28\x00\x00\x00', elf.bytes, re.DOTALL)), 300,
                                   'functions that read the guard of their stack')


if __name__ == '__main__':
    harness.main()
