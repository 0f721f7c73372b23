/** Holds what the resource library and its peers give each other to the contract they have. */
@NullMarked
package org.taizhang.probes.contract;

import org.jspecify.annotations.NullMarked;
