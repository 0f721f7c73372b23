// Command tlog checks a tlog-tiles directory with golang.org/x/mod, as a second opinion on ours. It is for logs that
// are whole: before version 0.40.0 that module passes over some tampering (CVE-2026-56865).
//
//	tlog log DIRECTORY PUBLIC EARLIER...   the directory, against its checkpoint and those of earlier sizes
//	tlog proof FILE PUBLIC ENTRY           a tlog-proof file, for the entry's bytes
//	tlog request FILE PUBLIC EARLIER       an add-checkpoint request, whose proof starts at an earlier checkpoint
package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// directory reads tiles where tlog-tiles puts them.
type directory string

func (d directory) Height() int { return height }

func (d directory) SaveTiles([]tlog.Tile, [][]byte) {}

func (d directory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(d), path(tile)))
		if err != nil {
			return nil, err
		}
		if len(data) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", path(tile), len(data))
		}
		all = append(all, data)
	}
	return all, nil
}

// path drops the height, which tlog-tiles does not write, and calls data entries.
func path(tile tlog.Tile) string {
	rest := strings.TrimPrefix(tile.Path(), "tile/8/")
	return "tile/" + strings.Replace(rest, "data/", "entries/", 1)
}

// bundle is the entries under a tile of level 0, each after its length in two bytes.
func (d directory) bundle(n int64, width int) ([][]byte, error) {
	tile := tlog.Tile{H: height, L: -1, N: n, W: width}
	data, err := os.ReadFile(filepath.Join(string(d), path(tile)))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s ends inside an entry", path(tile))
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if len(entries) != width {
		return nil, fmt.Errorf("%s has %d entries", path(tile), len(entries))
	}
	return entries, nil
}

func main() {
	if len(os.Args) < 4 {
		fail(errors.New("say log, proof or request, a file, a key"))
	}
	switch os.Args[1] {
	case "log":
		checkLog(directory(os.Args[2]), os.Args[3], os.Args[4:])
	case "proof":
		checkProof(os.Args[2], os.Args[3], os.Args[4])
	case "request":
		checkRequest(os.Args[2], os.Args[3], os.Args[4])
	default:
		fail(fmt.Errorf("%s is none of log, proof and request", os.Args[1]))
	}
}

func checkLog(d directory, key string, earlier []string) {
	tree := checkpoint(file(filepath.Join(string(d), "checkpoint")), key)
	hashes := tlog.TileHashReader(tree, d)
	root, err := tlog.TreeHash(tree.N, hashes)
	fail(err)
	same("root", root, tree.Hash)
	proved := 0
	for n := int64(0); n*256 < tree.N; n++ {
		width := int64(256)
		if rest := tree.N - n*256; rest < width {
			width = rest
		}
		entries, err := d.bundle(n, int(width))
		fail(err)
		var places []int64
		for i := range entries {
			places = append(places, tlog.StoredHashIndex(0, n*256+int64(i)))
		}
		leaves, err := hashes.ReadHashes(places)
		fail(err)
		for i, entry := range entries {
			index := n*256 + int64(i)
			same(fmt.Sprintf("leaf %d", index), tlog.RecordHash(entry), leaves[i])
			if i != 0 && i != len(entries)-1 && index%37 != 0 {
				continue
			}
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			fail(err)
			fail(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)))
			proved++
		}
	}
	for _, name := range earlier {
		old := checkpoint(file(name), key)
		proof, err := tlog.ProveTree(tree.N, old.N, hashes)
		fail(err)
		fail(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
	}
	fmt.Printf("size %d proved %d earlier %d\n", tree.N, proved, len(earlier))
}

func checkProof(name, key, entry string) {
	head, message, found := strings.Cut(file(name), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		fail(errors.New("not a proof"))
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	fail(err)
	tree := checkpoint(message, key)
	fail(tlog.CheckRecord(parsed(lines[2:]), tree.N, tree.Hash, index, tlog.RecordHash([]byte(entry))))
	fmt.Printf("index %d size %d\n", index, tree.N)
}

func checkRequest(name, key, earlier string) {
	head, message, found := strings.Cut(file(name), "\n\n")
	lines := strings.Split(head, "\n")
	old := checkpoint(file(earlier), key)
	if !found || lines[0] != fmt.Sprintf("old %d", old.N) {
		fail(errors.New("not a request from this size"))
	}
	tree := checkpoint(message, key)
	fail(tlog.CheckTree(parsed(lines[1:]), tree.N, tree.Hash, old.N, old.Hash))
	fmt.Printf("old %d size %d\n", old.N, tree.N)
}

func parsed(lines []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		fail(err)
		hashes = append(hashes, hash)
	}
	return hashes
}

// checkpoint reads the three lines itself, for tlog.ParseTree takes the origin of the Go checksum database alone.
func checkpoint(message, key string) tlog.Tree {
	verifier, err := note.NewVerifier(key)
	fail(err)
	opened, err := note.Open([]byte(message), note.VerifierList(verifier))
	fail(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail(errors.New("not a checkpoint of " + verifier.Name()))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail(err)
	hash, err := tlog.ParseHash(lines[2])
	fail(err)
	return tlog.Tree{N: size, Hash: hash}
}

func same(what string, got, want tlog.Hash) {
	if got != want {
		fail(fmt.Errorf("%s is %v, not %v", what, got, want))
	}
}

func file(name string) string {
	data, err := os.ReadFile(name)
	fail(err)
	return string(data)
}

func fail(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}
