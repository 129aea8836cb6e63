# Templates with a delimiter and names of their own; which names there are
from string import Template


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


class Hash(Template):
    delimiter = "##"


class Upper(Template):
    idpattern = "[A-Z][A-Z0-9]*"
    flags = 0


class Braced(Template):
    idpattern = "[a-z]"
    braceidpattern = "[a-z]+"


def show(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)


show(Percent("%a_b %x %% %{a_b}").safe_substitute, a_b=1)
show(Percent("%a_b %x").substitute, a_b=1)
show(Hash("##a $b #### ##{c} #d").substitute, a=1, c=2)
show(Upper("$A1 $a $Bc ${A1}").safe_substitute, A1=1, B=2)
show(Upper("$a").substitute, a=1)
show(Braced("$abc ${abc}").substitute, a=1, abc=2)
for text in ("$a ${b} $$ $a", "$a $", "${a", "$1", "no names"):
    show(Template(text).is_valid)
    show(Template(text).get_identifiers)
    show(Template(text).safe_substitute, a=1)
show(Template("$A $a $é").safe_substitute, A=1, a=2)
print(Template.delimiter, Template.idpattern, Template.braceidpattern)
