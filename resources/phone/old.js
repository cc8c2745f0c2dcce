"use strict";
// Phones of before 2020 have no BigInt. The cipher wants it for two lengths only, which fit into plain numbers.
if (typeof BigInt === "undefined") {
  self.BigInt = Number;
  DataView.prototype.setBigUint64 = function (at, value, little) {
    this.setUint32(little ? at : at + 4, value % 0x100000000, little);
    this.setUint32(little ? at + 4 : at, Math.floor(value / 0x100000000), little);
  };
}
