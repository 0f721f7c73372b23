// Command note makes, signs and opens notes with golang.org/x/mod, as a second opinion on ours.
//
//	note generate NAME          prints a private key and a public key
//	note sign PRIVATE           signs the text it is fed
//	note open PUBLIC...         opens the note it is fed; prints who signed, and the text
package main

import (
	"crypto/rand"
	"fmt"
	"io"
	"os"

	"golang.org/x/mod/sumdb/note"
)

func main() {
	if len(os.Args) < 3 {
		fail(fmt.Errorf("say generate, sign or open, and a name or keys"))
	}
	switch os.Args[1] {
	case "generate":
		secret, public, err := note.GenerateKey(rand.Reader, os.Args[2])
		fail(err)
		fmt.Printf("%s\n%s\n", secret, public)
	case "sign":
		signer, err := note.NewSigner(os.Args[2])
		fail(err)
		message, err := note.Sign(&note.Note{Text: input()}, signer)
		fail(err)
		_, err = os.Stdout.Write(message)
		fail(err)
	case "open":
		var known []note.Verifier
		for _, key := range os.Args[2:] {
			verifier, err := note.NewVerifier(key)
			fail(err)
			known = append(known, verifier)
		}
		opened, err := note.Open([]byte(input()), note.VerifierList(known...))
		fail(err)
		fmt.Printf("verified %d unverified %d\n%s", len(opened.Sigs), len(opened.UnverifiedSigs), opened.Text)
	default:
		fail(fmt.Errorf("%s is none of generate, sign and open", os.Args[1]))
	}
}

func input() string {
	text, err := io.ReadAll(os.Stdin)
	fail(err)
	return string(text)
}

func fail(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}
