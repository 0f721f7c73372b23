/** A year of a prefecture's operations, played through the real commands. */
package org.taizhang.api.year;
