/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another program wrote by docs/vault.md alone, with other libraries than ours: BLAKE2b,
 * X25519 and ChaCha20-Poly1305 of OpenSSL and Python, Argon2id of the reference library. If one of
 * these does not open, files of people do not either. */
#pragma once

#define WRITTEN_SLOT                                                                               \
  "3a553d74792d727efa9b9a4cde3da1ad93f1a2d0c09cb639b1a3c0fda14cbe24a16b9ea6d000d316b3e1"           \
  "c3dd86090461eb9257c40ead04d2cabdd48b014678f5c0447f2498deb347b57a46345c1bfe516c68d36a"           \
  "b263e894f83bb1be788c7c43e808d19d8161f0e41ad81e7f85b5bc53aa44d13a1f3a88"

#define WRITTEN_NEWER_SLOT                                                                         \
  "21c3332b61be6a7b6ab8461e155651b17501b6e07532ecf9ab6661bd5a2ca5750e4ae5792603a12d1268"           \
  "9e78fefc457d2d2539dd5360a10d8d5a183dc4ff956bc64c56398f25b31856c56c4a3db0e91e593f351a"           \
  "1a4452a72e0ff30ea9c1b5d6dba77317d1e51b231926cbdf11a90afd44879480fc7195"

#define WRITTEN_PIN "cacd6bccd52cd3076977a968923cd3972a76d5a29ce350ec62836e9c010b3f4a"

#define WRITTEN_VALUE                                                                              \
  "01a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7dddd59d7b9f6c9cbe8681927bb723c118a"           \
  "7b1a8648844c0671419033d302a7bbd5acfe2d11b23fc256714f441cc8e67bb7ad59579c36fb8409f81c"           \
  "eff4522a3d8596db22d9936ef7df82fd6e2d6b91baaea959094cb32d6d250ba41b828c549d1f66a281a7"           \
  "3341cfdd2717d0ce7cc607285d861bfc58505b009e56b02477327b9b2d69f5b701339065cd3abd3154f6"           \
  "8d2e371dcd18cccfd91476268c834416776daa73a0db8bb8dc00aeb282a6179c1f99eee8a58be83972a8"           \
  "a7359e108198f177120ada678a9325d41368d03c5c993a70e51fff9c727e8d442fd89133ce98f6e286ba"           \
  "3dfc5e2463d30689790e60c8193ccc082aa3ec6a31383e54cd7d8f9481affddc22c8bb5a62c846d45a78"           \
  "0b007e"

#define WRITTEN_MANIFEST                                                                           \
  "01a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8df71f1006e138766dc8a51b7382038f392"           \
  "4d0af977c7f97c7a8faf24f98008f206624eb22368b2460eb41ca25ca12148fd26d0b7f60d3cc63574c2"           \
  "3e15094a0ebd45d9f270f64521c40d258231c66f5ba58d0600db39bac651c66adfac20d629d1e3e74ab9"           \
  "f72b64bf62a9e6ec2628ca9a6e981d9d06d5da4c9058a88be9ec1294fe7a7080fc9e5ddeec723053c6ac"           \
  "e7bb34d472e68e753ca41e28452a334c803afcff4482e9fe96d15e0cc216165d7ab97c61bbfc4e8abe5d"           \
  "4210b89f49911434ee0d09f044eda0ae2090f149b67938add735a27b1c3a8c989f7304ef181b252b1549"           \
  "f4aec5b36806492cfd9e050812e36571c1995640001d181c743189ded88d9f3a392ca0388871c3509fd4"           \
  "28f4b9"

#define WRITTEN_ROSTER                                                                             \
  "01a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9dce4a30f36eb3364795ba5c241b857d72f"           \
  "d15f2a300b2ecd3caa9f5c32858c7df54d827ba889762a8581b7f41786e6f11b0ddc961bfe192fca2e64"           \
  "e414f70d79eca2eaed1c088572505b57a21031a8ce60e3ef26a85719872ad8b8246b49569843ea524acf"           \
  "219061f7cd7670f5b004c00ac586d12759b5d578118eca9932e51c6f7cc638f63709862da8667dc4ac2c"           \
  "d05dbb5cbee4d4594cb9c449f955313e3c84b729fa1a3ddb2d36fc38082265ca0400589595db9dc8ed8d"           \
  "cb7023a414d627e73efc4af889e4e974bb8b67fa55d28dcb624d9066e04eb2a7c838c7069e99704e4b55"           \
  "ce19a78bc004ead570a6f0f0581ea221b2eab2a56237e4887b106ca3c7eee68fdd81270d99bc3c70cc8f"           \
  "b2b87d"

#define WRITTEN_LINK                                                                               \
  "01a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9bacb43c194136d2b7bf447123ca9e830a5ae"           \
  "9fc074481c54d69591ac899cf986b51dab472ee7f753158062e5c51f9f32f319cea3af57a263504bbf77"           \
  "83f76887f8c10349c1caf5aa321d7ebd5548042ae408cc73b43dea6c22751cb524e1e3d7aacf26915f58"           \
  "41cfcd56119034e29cb568e3439652f22ff434bad1be9d7f39a0f1235e1404d802a8d1693dce603d690f"           \
  "a739ba180f24ceffb09690ba877a59554b2dfa58d43b14f62073f0befe2ce88493dbe5b14bc03f33907f"           \
  "01e37e8418487a215b5f271e45111fb40f96a7e6518151383af552d91b3e8cc3e546de612b748539c96f"           \
  "94e686ecc30ec9f29cda20ad6fa121dd69ed32e5fb3fc356fa1f14638060294844ac0374128066f95e5e"           \
  "72c5b8"

#define WRITTEN_BLOB                                                                               \
  "010300000000000400909192939495969798999a9b9c9d9e9f01a4a5a6a7a8a9aaabacadaeafb0b1b2b3"           \
  "b4b5b6b7b8b9babb03922b555f35ee8b8dc9c8334ce26f93fe2c544095dd45eec96cee3c7ca07f4a3c8f"           \
  "954f9f90b031b5a68b00f39794bd418ef10907fc04a2faac8bd420441867fa85cf5841a4e9254b32470f"           \
  "a7439f109c376048ce3acf565ddbd7bb6c93b9e514f8ff424d1da666339d50f4df14589e0f850ce80614"           \
  "d178f7e5f42e815b2a6be9fadcb00c2e647a3f4271dc507eb6aad4c4d823e6cace86007a074085fce728"           \
  "defd97155d56bf884c6b0b50fea0ac59ba2d0f8f73c10c5a09694f52d3d03c82dea40d8a850626588610"           \
  "67224870c1e8efd97c3c1f91b6596a11dfac7d096dff22e3a99b94a4c2a53f55560b353c7d4bba64a81b"           \
  "ff76495b7a270c115dcbd6c88d884087ed9be0e021d2ec9a73cf1fd87cc0fbb9e9b0bf0f1c26f5873e41"           \
  "6fd98bf8af98de5a4821995dbe3a8d78288c"
