/* One element of embedded_arrays: the file SOURCE, ended with a zero as C's texts are. */
{SOURCE, (const char[]){
#embed SOURCE
, 0}},
#undef SOURCE
