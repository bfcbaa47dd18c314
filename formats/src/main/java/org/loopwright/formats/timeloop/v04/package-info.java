package org.loopwright.formats.timeloop.v04;
