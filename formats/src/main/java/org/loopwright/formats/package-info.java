package org.loopwright.formats;
