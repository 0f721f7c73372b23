/** Benchmarks of the packaged product; they print, and assert nothing. */
package org.taizhang.api.bench;
