#!/usr/bin/env bats
# thidua-index-faults.bats - the short form of the tests of faults; the long
# one is `make check-faults`.

load helper

setup() {
	is_sanitized && skip "not under AddressSanitizer"
	[ -e "$BUILD/faults/shim.so" ] || skip "make $BUILD/faults/shim.so"
	export BUILD
}

faults() {
	try "$ROOT/tests/faults/$1.test"
	echo "$output"
	ended 0
}

@test "a run that is killed leaves the old index or the new one" {
	faults kill
}

@test "a disk that is full leaves the old index" {
	faults disk
}

@test "an operation that fails leaves the old index, or the new one" {
	faults io
}

@test "an allocation that fails leaves the old index" {
	faults alloc
}

@test "a run that ended with 0 survives a power cut" {
	faults order
}

@test "two indexers do not meet, and readers see one index or the other" {
	faults two
}

@test "a question under faults gets the right answer, or a status" {
	faults query
}
