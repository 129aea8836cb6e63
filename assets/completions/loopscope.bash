# Completion of bash for loopscope; made from src/app/commands.def by
# `make reference`. Source it, or put it into bash's completions folder.
_loopscope()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local command=open options ends i
    case ${COMP_WORDS[1]} in
        run|trace|explain|quiz|check|record|export|progress) command=${COMP_WORDS[1]};;
    esac
    COMPREPLY=()
    case $before in
        -o|--output)
            COMPREPLY=($(compgen -f -- "$word"))
            return;;
        --seed)
            COMPREPLY=($(compgen -W "random" -- "$word"))
            return;;
        --input)
            COMPREPLY=($(compgen -f -- "$word"))
            return;;
        --beside)
            COMPREPLY=($(compgen -f -- "$word"))
            return;;
        --detail)
            COMPREPLY=($(compgen -W "turns lines events" -- "$word"))
            return;;
        --format)
            COMPREPLY=($(compgen -W "text chrome svg html cast" -- "$word"))
            return;;
        --theme)
            COMPREPLY=($(compgen -W "dark light colour-blind mono" -- "$word"))
            return;;
        --size)
            COMPREPLY=($(compgen -W "80x24 120x40" -- "$word"))
            return;;
        --count)
            COMPREPLY=($(compgen -W "all" -- "$word"))
            return;;
        --reset)
            COMPREPLY=($(compgen -W "all" -- "$word"))
            return;;
        --python)
            COMPREPLY=($(compgen -f -- "$word"))
            return;;
        --lines)
            COMPREPLY=($(compgen -W "user none all" -- "$word"))
            return;;
        --max-memory|--max-steps|--max-recursion|--max-output|--least-width|--width|--at|--speed|--steps|--name)
            :
            return;;
    esac
    case $command in
        open)
            options="--seed --input --beside --ascii --present --no-color --detail --max-memory --max-steps --max-recursion --max-output --theme -h --help"
            ends="md|txt|py|jsonl|zst";;
        run)
            options="--seed --input --real-time --max-memory --max-steps --max-recursion --max-output --collections --name -h --help"
            ends="py";;
        trace)
            options="-o --output --seed --input --max-memory --max-steps --max-recursion --max-output --name -h --help"
            ends="py|md|txt";;
        explain)
            options="--seed --input --beside --no-color --detail --max-memory --max-steps --max-recursion --max-output --notes -h --help"
            ends="md|txt|py|jsonl|zst";;
        quiz)
            options="--seed --input --max-memory --max-steps --max-recursion --max-output --count --answers -h --help"
            ends="md|txt|py|jsonl|zst";;
        check)
            options="--max-memory --max-steps --max-recursion --max-output -h --help"
            ends="md|txt";;
        record)
            options="-o --output --input --ascii --present --no-color --detail --virtual --max-memory --theme --python --lines --live --at-once -h --help"
            ends="py";;
        export)
            options="-o --output --seed --input --detail --max-memory --max-steps --max-recursion --max-output --format --least-width --theme --width --at --size --speed --steps -h --help"
            ends="md|txt|py|jsonl|zst";;
        progress)
            options="--json --reset -h --help"
            ends="";;
    esac
    case $word in
        -*)
            COMPREPLY=($(compgen -W "$options" -- "$word"))
            return;;
    esac
    local IFS=$'\n'
    for i in $(compgen -f -- "$word"); do
        if [[ -d $i || $i =~ \.($ends)$ ]]; then
            COMPREPLY+=("$i")
        fi
    done
    if [[ $COMP_CWORD = 1 ]]; then
        COMPREPLY+=($(compgen -W $'run\ntrace\nexplain\nquiz\ncheck\nrecord\nexport\nprogress' -- "$word"))
    fi
    compopt -o filenames 2>/dev/null
}
complete -F _loopscope loopscope
